-- AlterTable
ALTER TABLE "version" ADD COLUMN     "video_id" UUID;

-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "second" INTEGER;

-- CreateTable
CREATE TABLE "video" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "url" TEXT,
    "sha256" TEXT,
    "size" INTEGER,
    "name" TEXT,
    "type" TEXT,

    CONSTRAINT "video_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_choice" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "share_choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "video_project_id_idx" ON "video"("project_id");

-- CreateIndex
CREATE INDEX "share_choice_project_id_idx" ON "share_choice"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "upload_person_id_purpose_about_key" ON "upload"("person_id", "purpose", "about");

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "video" ADD CONSTRAINT "video_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "video" ADD CONSTRAINT "video_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_choice" ADD CONSTRAINT "share_choice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_choice" ADD CONSTRAINT "share_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A project has one video at a time, and a video is a link or a file.
CREATE UNIQUE INDEX "video_present_key" ON "video"("project_id") WHERE "removed_at" IS NULL;

ALTER TABLE "video" ADD CONSTRAINT "video_link_or_file" CHECK (
    ("url" IS NULL) <> ("sha256" IS NULL)
    AND ("sha256" IS NULL) = ("size" IS NULL)
    AND ("sha256" IS NULL) = ("type" IS NULL)
);

-- Who does not share says why.
ALTER TABLE "share_choice" ADD CONSTRAINT "share_choice_why" CHECK ("shared" OR "why" <> '');

-- No more is kept than was announced.
ALTER TABLE "upload" ADD CONSTRAINT "upload_kept_range" CHECK ("size" > 0 AND "kept" BETWEEN 0 AND "size");

-- A conversation is about words or about an instant of the video, not both.
ALTER TABLE "thread" ADD CONSTRAINT "thread_second_range" CHECK (
    "second" IS NULL OR ("second" BETWEEN 0 AND 86399 AND "anchor" IS NULL)
);
