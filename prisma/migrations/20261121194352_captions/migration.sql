-- CreateTable
CREATE TABLE "video_captions" (
    "id" UUID NOT NULL,
    "video_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "video_captions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "video_captions_video_id_idx" ON "video_captions"("video_id");

-- AddForeignKey
ALTER TABLE "video_captions" ADD CONSTRAINT "video_captions_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "video_captions" ADD CONSTRAINT "video_captions_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One of a language at a time.
CREATE UNIQUE INDEX "video_captions_one_present" ON "video_captions" ("video_id", "language") WHERE "removed_at" IS NULL;
ALTER TABLE "video_captions" ADD CONSTRAINT "video_captions_language" CHECK ("language" IN ('en', 'zh'));
