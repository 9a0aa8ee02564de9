-- CreateTable
CREATE TABLE "card_review" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_review_pkey" PRIMARY KEY ("person_id", "id"),
    CONSTRAINT "card_review_mode" CHECK ("mode" IN ('order', 'blank', 'nextStep', 'statement', 'paper')),
    CONSTRAINT "card_review_grade" CHECK ("grade" IN ('again', 'hard', 'good', 'easy'))
);

-- CreateIndex
CREATE INDEX "card_review_person_id_offering_id_at_idx" ON "card_review"("person_id", "offering_id", "at");

-- AddForeignKey
ALTER TABLE "card_review" ADD CONSTRAINT "card_review_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_review" ADD CONSTRAINT "card_review_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
