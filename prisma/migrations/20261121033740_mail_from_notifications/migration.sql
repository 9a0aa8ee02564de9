-- AlterTable
ALTER TABLE "announcement" ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "notification_mailed_at_at_idx" ON "notification"("mailed_at", "at");

-- What was told before mail was made from notifications has been mailed already.
UPDATE "notification" SET "mailed_at" = "at" WHERE "mailed_at" IS NULL;
