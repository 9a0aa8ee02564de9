-- CreateIndex
CREATE UNIQUE INDEX "extension_request_id_person_id_key" ON "extension"("request_id", "person_id");

-- What was told of a stage's deadline names its work as a homework's does.
UPDATE "notification"
   SET "data" = ("data" - 'stage') || jsonb_build_object('work', "data" -> 'stage')
 WHERE "kind" = 'deadline-changed' AND "data" ? 'stage';
