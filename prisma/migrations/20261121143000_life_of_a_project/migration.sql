-- CreateEnum
CREATE TYPE "ScopeAnswer" AS ENUM ('accepted', 'discuss');

-- CreateEnum
CREATE TYPE "ShowingStep" AS ENUM ('consented', 'declined', 'released', 'taken_down', 'kept_out', 'let_in');

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "scope" "ScopeAnswer";

-- AlterTable
ALTER TABLE "version" ADD COLUMN     "details" JSONB,
ADD COLUMN     "details_sha256" TEXT;

-- CreateTable
CREATE TABLE "document_details" (
    "document_id" UUID NOT NULL,
    "details" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_details_pkey" PRIMARY KEY ("document_id")
);

-- CreateTable
CREATE TABLE "showing_fact" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "step" "ShowingStep" NOT NULL,
    "version_id" UUID,
    "name" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "showing_fact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "showing_fact_project_id_idx" ON "showing_fact"("project_id");

-- AddForeignKey
ALTER TABLE "document_details" ADD CONSTRAINT "document_details_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_fact" ADD CONSTRAINT "showing_fact_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_fact" ADD CONSTRAINT "showing_fact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "showing_fact" ADD CONSTRAINT "showing_fact_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema cannot say
ALTER TABLE "version" ADD CONSTRAINT "version_details" CHECK (("details" IS NULL) = ("details_sha256" IS NULL));
ALTER TABLE "version" ADD CONSTRAINT "version_details_sha256" CHECK ("details_sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "showing_fact" ADD CONSTRAINT "showing_fact_version" CHECK (("step" = 'released') = ("version_id" IS NOT NULL));
ALTER TABLE "showing_fact" ADD CONSTRAINT "showing_fact_name" CHECK (("step" = 'consented') = ("name" <> ''));
ALTER TABLE "showing_fact" ADD CONSTRAINT "showing_fact_why" CHECK (("step" = 'kept_out') = ("why" <> ''));
