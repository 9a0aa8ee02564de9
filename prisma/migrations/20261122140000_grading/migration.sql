-- What is given for the parts of a submission, and the score that it adds up to.
CREATE TABLE "part_mark" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "points" JSONB NOT NULL,
    "words" TEXT NOT NULL,
    "notes" JSONB NOT NULL,
    "settles" BOOLEAN NOT NULL DEFAULT false,
    "given_by" UUID,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "part_mark_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "part_mark_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "part_mark_given_by_fkey" FOREIGN KEY ("given_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "part_mark_request_id_key" ON "part_mark"("request_id");
CREATE INDEX "part_mark_submission_id_idx" ON "part_mark"("submission_id");

CREATE TABLE "score_mark" (
    "score_fact_id" UUID NOT NULL,
    "part_mark_id" UUID NOT NULL,

    CONSTRAINT "score_mark_pkey" PRIMARY KEY ("score_fact_id", "part_mark_id"),
    CONSTRAINT "score_mark_score_fact_id_fkey" FOREIGN KEY ("score_fact_id") REFERENCES "score_fact"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "score_mark_part_mark_id_fkey" FOREIGN KEY ("part_mark_id") REFERENCES "part_mark"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "score_mark_part_mark_id_idx" ON "score_mark"("part_mark_id");

CREATE TABLE "part_marker" (
    "homework_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "part_marker_pkey" PRIMARY KEY ("homework_id", "part", "person_id"),
    CONSTRAINT "part_marker_homework_id_fkey" FOREIGN KEY ("homework_id") REFERENCES "homework"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "part_marker_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Another look at a part, once.
CREATE TABLE "regrade_request" (
    "id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "regrade_request_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "regrade_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "regrade_request_submission_id_part_key" ON "regrade_request"("submission_id", "part");

CREATE TABLE "regrade_message" (
    "id" UUID NOT NULL,
    "regrade_request_id" UUID NOT NULL,
    "written_by" UUID,
    "words" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "regrade_message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "regrade_message_regrade_request_id_fkey" FOREIGN KEY ("regrade_request_id") REFERENCES "regrade_request"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "regrade_message_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "regrade_message_request_id_key" ON "regrade_message"("request_id");
CREATE INDEX "regrade_message_regrade_request_id_idx" ON "regrade_message"("regrade_request_id");

CREATE TABLE "regrade_outcome" (
    "regrade_request_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "from_points" DOUBLE PRECISION NOT NULL,
    "to_points" DOUBLE PRECISION NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_outcome_pkey" PRIMARY KEY ("regrade_request_id"),
    CONSTRAINT "regrade_outcome_regrade_request_id_fkey" FOREIGN KEY ("regrade_request_id") REFERENCES "regrade_request"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "regrade_outcome_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
