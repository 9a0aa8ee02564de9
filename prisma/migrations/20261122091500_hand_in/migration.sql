-- AlterTable
ALTER TABLE "submission" ADD COLUMN "request_id" UUID;

-- CreateTable
CREATE TABLE "brought_file" (
    "id" UUID NOT NULL,
    "homework_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "brought_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "brought_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "brought_file_homework_id_person_id_name_key" ON "brought_file"("homework_id", "person_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "submission_request_id_key" ON "submission"("request_id");

-- AddForeignKey
ALTER TABLE "brought_file" ADD CONSTRAINT "brought_file_homework_id_fkey" FOREIGN KEY ("homework_id") REFERENCES "homework"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brought_file" ADD CONSTRAINT "brought_file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
