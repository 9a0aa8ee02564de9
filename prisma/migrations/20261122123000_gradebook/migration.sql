-- What is given belongs to a person and an item of the gradebook, with a submission or without.
CREATE TYPE "ScoreKind" AS ENUM ('score', 'excused', 'incomplete', 'cleared');

ALTER TABLE "score_fact"
  ADD COLUMN "offering_id" TEXT,
  ADD COLUMN "person_id" UUID,
  ADD COLUMN "item" TEXT,
  ADD COLUMN "kind" "ScoreKind" NOT NULL DEFAULT 'score',
  ADD COLUMN "given_by" UUID,
  ADD COLUMN "why" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "request_id" UUID;
UPDATE "score_fact" f
   SET "offering_id" = h."offering_id", "person_id" = s."person_id", "item" = h."slug"
  FROM "submission" s JOIN "homework" h ON h."id" = s."homework_id"
 WHERE s."id" = f."submission_id";
-- A homework is out of 100 points.
ALTER TABLE "score_fact" RENAME COLUMN "percent" TO "points";
ALTER TABLE "score_fact"
  ALTER COLUMN "points" DROP NOT NULL,
  ALTER COLUMN "submission_id" DROP NOT NULL,
  ALTER COLUMN "offering_id" SET NOT NULL,
  ALTER COLUMN "person_id" SET NOT NULL,
  ALTER COLUMN "item" SET NOT NULL,
  ADD CONSTRAINT "score_fact_points" CHECK (("kind" = 'score') = ("points" IS NOT NULL) AND "points" >= 0),
  ADD CONSTRAINT "score_fact_kind" CHECK ("submission_id" IS NULL OR "kind" = 'score'),
  ADD CONSTRAINT "score_fact_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "score_fact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "score_fact_given_by_fkey" FOREIGN KEY ("given_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE UNIQUE INDEX "score_fact_request_id_key" ON "score_fact"("request_id");
CREATE INDEX "score_fact_offering_id_item_idx" ON "score_fact"("offering_id", "item");
CREATE INDEX "score_fact_person_id_idx" ON "score_fact"("person_id");
CREATE INDEX "score_fact_submission_id_idx" ON "score_fact"("submission_id");

-- A release is of one score, and can be withdrawn.
ALTER TABLE "release"
  ADD COLUMN "score_fact_id" UUID,
  ADD COLUMN "released_by" UUID,
  ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawn_by" UUID;
-- Every score of a released submission was seen: from its release, or from when it was given.
INSERT INTO "release" ("id", "item", "score_fact_id", "released_at")
SELECT gen_random_uuid(), f."id"::text, f."id", GREATEST(f."given_at", r."released_at")
  FROM "release" r JOIN "score_fact" f ON r."item" = 'score:' || f."submission_id";
DELETE FROM "release" WHERE "score_fact_id" IS NULL;
DROP INDEX "release_item_key";
ALTER TABLE "release"
  DROP COLUMN "item",
  ALTER COLUMN "score_fact_id" SET NOT NULL,
  ADD CONSTRAINT "release_score_fact_id_fkey" FOREIGN KEY ("score_fact_id") REFERENCES "score_fact"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "release_released_by_fkey" FOREIGN KEY ("released_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "release_withdrawn_by_fkey" FOREIGN KEY ("withdrawn_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  ADD CONSTRAINT "release_ends_after" CHECK ("withdrawn_at" >= "released_at");
CREATE INDEX "release_score_fact_id_idx" ON "release"("score_fact_id");
CREATE UNIQUE INDEX "release_open" ON "release"("score_fact_id") WHERE "withdrawn_at" IS NULL;

-- Files of scores.
CREATE TABLE "score_import" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "made_by" UUID,
    "file_name" TEXT NOT NULL,
    "table" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "score_import_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "score_import_undone_after" CHECK ("undone_at" >= "applied_at" AND ("undone_at" IS NULL OR "applied_at" IS NOT NULL)),
    CONSTRAINT "score_import_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "score_import_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "score_import_offering_id_created_at_idx" ON "score_import"("offering_id", "created_at");
ALTER TABLE "score_fact"
  ADD COLUMN "import_id" UUID,
  ADD CONSTRAINT "score_fact_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "score_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "score_fact_import_id_idx" ON "score_fact"("import_id");
