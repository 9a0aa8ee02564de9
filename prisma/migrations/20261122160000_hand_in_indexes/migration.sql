-- What a person has handed in and been given is looked for by person, and files by their version.
CREATE INDEX "submitted_file_submission_id_idx" ON "submitted_file"("submission_id");
CREATE INDEX "submission_person_id_idx" ON "submission"("person_id");
CREATE INDEX "extension_person_id_idx" ON "extension"("person_id");
