-- CreateEnum
CREATE TYPE "PeerAnonymity" AS ENUM ('readers', 'both', 'none');

-- CreateTable
CREATE TABLE "peer_round" (
    "id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "anonymous" "PeerAnonymity" NOT NULL,
    "questions" JSONB NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "peer_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "peer_reading" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "reader_id" UUID NOT NULL,
    "given_by" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "peer_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "peer_answer" (
    "id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "peer_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "peer_hold" (
    "id" UUID NOT NULL,
    "reading_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "held" BOOLEAN NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "peer_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "peer_round_stage_id_key" ON "peer_round"("stage_id");

-- CreateIndex
CREATE INDEX "peer_reading_round_id_idx" ON "peer_reading"("round_id");

-- CreateIndex
CREATE INDEX "peer_reading_project_id_idx" ON "peer_reading"("project_id");

-- CreateIndex
CREATE INDEX "peer_reading_reader_id_idx" ON "peer_reading"("reader_id");

-- CreateIndex
CREATE UNIQUE INDEX "peer_answer_request_id_key" ON "peer_answer"("request_id");

-- CreateIndex
CREATE INDEX "peer_answer_reading_id_idx" ON "peer_answer"("reading_id");

-- CreateIndex
CREATE INDEX "peer_hold_reading_id_idx" ON "peer_hold"("reading_id");

-- AddForeignKey
ALTER TABLE "peer_round" ADD CONSTRAINT "peer_round_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_round" ADD CONSTRAINT "peer_round_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_reading" ADD CONSTRAINT "peer_reading_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "peer_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_reading" ADD CONSTRAINT "peer_reading_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_reading" ADD CONSTRAINT "peer_reading_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_reading" ADD CONSTRAINT "peer_reading_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_reading" ADD CONSTRAINT "peer_reading_given_by_fkey" FOREIGN KEY ("given_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_answer" ADD CONSTRAINT "peer_answer_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "peer_reading"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_hold" ADD CONSTRAINT "peer_hold_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "peer_reading"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "peer_hold" ADD CONSTRAINT "peer_hold_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema cannot say
CREATE UNIQUE INDEX "peer_reading_one_open" ON "peer_reading" ("round_id", "project_id", "reader_id") WHERE "ended_at" IS NULL;
ALTER TABLE "peer_round" ADD CONSTRAINT "peer_round_due" CHECK ("due" > "opened_at");
ALTER TABLE "peer_hold" ADD CONSTRAINT "peer_hold_why" CHECK ("held" = ("why" <> ''));
