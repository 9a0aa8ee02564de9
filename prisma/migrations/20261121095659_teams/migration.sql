-- CreateEnum
CREATE TYPE "Departure" AS ENUM ('left', 'allowed', 'taken_out');

-- CreateEnum
CREATE TYPE "InvitationEnd" AS ENUM ('accepted', 'declined', 'withdrawn', 'elsewhere');

-- CreateEnum
CREATE TYPE "TeamChange" AS ENUM ('join', 'leave');

-- CreateEnum
CREATE TYPE "RequestEnd" AS ENUM ('granted', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "project_member" ADD COLUMN     "departure" "Departure";

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "invited_by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "granted" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),
    "end" "InvitationEnd",

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_link" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_request" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "change" "TeamChange" NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end" "RequestEnd",
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "team_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "looking_card" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "project_id" UUID,
    "words" TEXT NOT NULL,
    "tags" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "looking_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_link_secret_hash_key" ON "team_link"("secret_hash");

-- CreateIndex
CREATE INDEX "team_request_project_id_idx" ON "team_request"("project_id");

-- CreateIndex
CREATE INDEX "looking_card_offering_id_idx" ON "looking_card"("offering_id");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_link" ADD CONSTRAINT "team_link_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_request" ADD CONSTRAINT "team_request_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_request" ADD CONSTRAINT "team_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_request" ADD CONSTRAINT "team_request_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "looking_card" ADD CONSTRAINT "looking_card_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "looking_card" ADD CONSTRAINT "looking_card_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "looking_card" ADD CONSTRAINT "looking_card_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema cannot say
CREATE UNIQUE INDEX "invitation_one_open" ON "invitation" ("project_id", "person_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "team_link_one_open" ON "team_link" ("project_id") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "team_request_one_open" ON "team_request" ("project_id", "person_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "looking_card_one_of_person" ON "looking_card" ("offering_id", "person_id") WHERE "ended_at" IS NULL AND "project_id" IS NULL;
CREATE UNIQUE INDEX "looking_card_one_of_team" ON "looking_card" ("project_id") WHERE "ended_at" IS NULL;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_end" CHECK (("ended_at" IS NULL) = ("end" IS NULL));
ALTER TABLE "team_request" ADD CONSTRAINT "team_request_end" CHECK (("ended_at" IS NULL) = ("end" IS NULL));
ALTER TABLE "project_member" ADD CONSTRAINT "project_member_departure" CHECK ("departure" IS NULL OR "to_at" IS NOT NULL);
ALTER TABLE "looking_card" ADD CONSTRAINT "looking_card_tags" CHECK (cardinality("tags") <= 5);
