-- CreateEnum
CREATE TYPE "CodePurpose" AS ENUM ('sign_in', 'confirm_address', 'reset_password');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('offer', 'waitlist', 'refuse');

-- CreateEnum
CREATE TYPE "MailTiming" AS ENUM ('at_once', 'digest', 'never');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "SeatFactKind" ADD VALUE 'applied';
ALTER TYPE "SeatFactKind" ADD VALUE 'withdrawn';
ALTER TYPE "SeatFactKind" ADD VALUE 'refused';
ALTER TYPE "SeatFactKind" ADD VALUE 'audits';

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "draft" JSONB,
ADD COLUMN     "drafted_at" TIMESTAMPTZ(3),
ALTER COLUMN "submitted_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "unsubscribe" TEXT;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "mailed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_refused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "browser" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "strong_at" TIMESTAMPTZ(3),
ADD COLUMN     "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "CodePurpose" NOT NULL,
    "address" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "link_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "misses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "person_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "external_identity" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "purpose" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capacity_fact" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "capacity_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office_hour_fact" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "staff" TEXT NOT NULL,
    "cancelled" BOOLEAN NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_hour_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lecture_mark" (
    "lecture_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lecture_mark_pkey" PRIMARY KEY ("lecture_id","person_id")
);

-- CreateTable
CREATE TABLE "application_review" (
    "application_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "score" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_review_pkey" PRIMARY KEY ("application_id","reviewer_id")
);

-- CreateTable
CREATE TABLE "application_outcome" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "outcome" "Outcome",
    "prepared_by" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_entry" (
    "offering_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "number" TEXT,
    "section" TEXT,
    "group" TEXT,
    "listed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "list_entry_pkey" PRIMARY KEY ("offering_id","person_id")
);

-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "table" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_choice" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "timing" "MailTiming" NOT NULL,

    CONSTRAINT "mail_choice_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "mail_key" (
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "mail_key_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "send_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement_seen" (
    "announcement_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "announcement_seen_pkey" PRIMARY KEY ("announcement_id","person_id")
);

-- CreateTable
CREATE TABLE "experiment_run" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "experiment" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "experiment_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "one_time_code_link_hash_key" ON "one_time_code"("link_hash");

-- CreateIndex
CREATE INDEX "one_time_code_person_id_purpose_idx" ON "one_time_code"("person_id", "purpose");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "external_identity_person_id_idx" ON "external_identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_identity_issuer_subject_key" ON "external_identity"("issuer", "subject");

-- CreateIndex
CREATE INDEX "challenge_expires_at_idx" ON "challenge"("expires_at");

-- CreateIndex
CREATE INDEX "capacity_fact_offering_id_at_idx" ON "capacity_fact"("offering_id", "at");

-- CreateIndex
CREATE INDEX "office_hour_fact_offering_id_start_idx" ON "office_hour_fact"("offering_id", "start");

-- CreateIndex
CREATE INDEX "application_outcome_application_id_idx" ON "application_outcome"("application_id");

-- CreateIndex
CREATE INDEX "roster_import_offering_id_created_at_idx" ON "roster_import"("offering_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_key_key_key" ON "mail_key"("key");

-- CreateIndex
CREATE INDEX "announcement_offering_id_send_at_idx" ON "announcement"("offering_id", "send_at");

-- CreateIndex
CREATE INDEX "experiment_run_person_id_experiment_idx" ON "experiment_run"("person_id", "experiment");

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capacity_fact" ADD CONSTRAINT "capacity_fact_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office_hour_fact" ADD CONSTRAINT "office_hour_fact_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lecture_mark" ADD CONSTRAINT "lecture_mark_lecture_id_fkey" FOREIGN KEY ("lecture_id") REFERENCES "lecture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lecture_mark" ADD CONSTRAINT "lecture_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_review" ADD CONSTRAINT "application_review_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_review" ADD CONSTRAINT "application_review_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_outcome" ADD CONSTRAINT "application_outcome_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_entry" ADD CONSTRAINT "list_entry_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_entry" ADD CONSTRAINT "list_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_key" ADD CONSTRAINT "mail_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_seen" ADD CONSTRAINT "announcement_seen_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_seen" ADD CONSTRAINT "announcement_seen_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "experiment_run" ADD CONSTRAINT "experiment_run_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
