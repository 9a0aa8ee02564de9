-- CreateEnum
CREATE TYPE "ConditionStep" AS ENUM ('ticked', 'unticked', 'accepted', 'reopened');

-- CreateTable
CREATE TABLE "condition" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition_fact" (
    "id" UUID NOT NULL,
    "condition_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "step" "ConditionStep" NOT NULL,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "condition_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_mark" (
    "version_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "marked_by" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_mark_pkey" PRIMARY KEY ("version_id","criterion")
);

-- CreateTable
CREATE TABLE "staff_note" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "request_id" UUID NOT NULL,

    CONSTRAINT "staff_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_reply" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "saved_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_words" (
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "typed_at" BIGINT NOT NULL,

    CONSTRAINT "kept_words_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "condition_decision_id_number_key" ON "condition"("decision_id", "number");

-- CreateIndex
CREATE INDEX "condition_fact_condition_id_idx" ON "condition_fact"("condition_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_note_request_id_key" ON "staff_note"("request_id");

-- CreateIndex
CREATE INDEX "staff_note_project_id_idx" ON "staff_note"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_reply_request_id_key" ON "saved_reply"("request_id");

-- CreateIndex
CREATE INDEX "saved_reply_offering_id_idx" ON "saved_reply"("offering_id");

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_fact" ADD CONSTRAINT "condition_fact_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "condition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_fact" ADD CONSTRAINT "condition_fact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_mark" ADD CONSTRAINT "rubric_mark_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_mark" ADD CONSTRAINT "rubric_mark_marked_by_fkey" FOREIGN KEY ("marked_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_note" ADD CONSTRAINT "staff_note_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_note" ADD CONSTRAINT "staff_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_reply" ADD CONSTRAINT "saved_reply_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_reply" ADD CONSTRAINT "saved_reply_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_words" ADD CONSTRAINT "kept_words_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
