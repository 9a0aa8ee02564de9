-- Who applied before applying was a fact of its own has one from here on.
INSERT INTO "seat_fact" ("id", "offering_id", "person_id", "kind", "at")
  SELECT gen_random_uuid(), "offering_id", "person_id", 'applied', "submitted_at"
    FROM "application" WHERE "submitted_at" IS NOT NULL;
UPDATE "application" SET "changed_at" = "submitted_at";

-- What was told before mail had choices was mailed then.
UPDATE "notification" SET "mailed_at" = "at";

ALTER TABLE "seat_fact" ADD CONSTRAINT "seat_fact_expiry"
  CHECK (("kind" = 'offered') = ("expires_at" IS NOT NULL)) NOT VALID;
ALTER TABLE "capacity_fact" ADD CONSTRAINT "capacity_fact_range" CHECK ("capacity" >= 0);
ALTER TABLE "office_hour_fact" ADD CONSTRAINT "office_hour_fact_interval" CHECK ("end_at" > "start");
ALTER TABLE "application_review" ADD CONSTRAINT "application_review_score"
  CHECK ("score" BETWEEN 1 AND 5);
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_sent"
  CHECK ("sent_at" IS NULL OR "send_at" IS NOT NULL);
-- The digests ask for these again and again.
CREATE INDEX "notification_unmailed" ON "notification" ("person_id") WHERE "mailed_at" IS NULL;
