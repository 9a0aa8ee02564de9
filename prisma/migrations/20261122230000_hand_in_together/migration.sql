-- What a team hands in together is one row for each of its members.
ALTER TABLE "submission" ADD COLUMN "together_id" UUID;
CREATE UNIQUE INDEX "submission_together_id_person_id_key" ON "submission"("together_id", "person_id");

-- A mark on it is one row for each of them, and the form's id is kept once.
ALTER TABLE "part_mark" ALTER COLUMN "request_id" DROP NOT NULL;
