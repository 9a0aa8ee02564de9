-- CreateTable
CREATE TABLE "version_choice" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "version_choice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "version_choice_request_id_key" ON "version_choice"("request_id");

-- CreateIndex
CREATE INDEX "version_choice_submission_id_idx" ON "version_choice"("submission_id");

-- AddForeignKey
ALTER TABLE "version_choice" ADD CONSTRAINT "version_choice_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say: facts are added, and never changed.
CREATE FUNCTION "choice_is_a_fact"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a choice that was made is never changed';
END $$;
CREATE TRIGGER "version_choice_is_kept" BEFORE UPDATE ON "version_choice"
  FOR EACH ROW EXECUTE FUNCTION "choice_is_a_fact"();
