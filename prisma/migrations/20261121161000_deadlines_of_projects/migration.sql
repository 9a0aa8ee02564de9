-- AlterTable
ALTER TABLE "deadline_fact" ADD COLUMN     "moved_by" UUID,
ADD COLUMN     "request_id" UUID,
ADD COLUMN     "why" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "extension" ADD COLUMN     "granted_by" UUID,
ADD COLUMN     "request_id" UUID,
ADD COLUMN     "why" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "extension_withdrawal" (
    "extension_id" UUID NOT NULL,
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extension_withdrawal_pkey" PRIMARY KEY ("extension_id")
);

-- CreateTable
CREATE TABLE "review_presence" (
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_presence_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "deadline_fact_request_id_key" ON "deadline_fact"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "extension_request_id_project_id_key" ON "extension"("request_id", "project_id");

-- AddForeignKey
ALTER TABLE "deadline_fact" ADD CONSTRAINT "deadline_fact_moved_by_fkey" FOREIGN KEY ("moved_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_withdrawal" ADD CONSTRAINT "extension_withdrawal_extension_id_fkey" FOREIGN KEY ("extension_id") REFERENCES "extension"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_withdrawal" ADD CONSTRAINT "extension_withdrawal_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_presence" ADD CONSTRAINT "review_presence_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_presence" ADD CONSTRAINT "review_presence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say: facts are added, and never changed.
CREATE FUNCTION "deadline_is_a_fact"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."due" IS DISTINCT FROM OLD."due" THEN
    RAISE EXCEPTION 'a deadline that was given is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "deadline_fact_is_kept" BEFORE UPDATE ON "deadline_fact"
  FOR EACH ROW EXECUTE FUNCTION "deadline_is_a_fact"();
CREATE TRIGGER "extension_is_kept" BEFORE UPDATE ON "extension"
  FOR EACH ROW EXECUTE FUNCTION "deadline_is_a_fact"();
