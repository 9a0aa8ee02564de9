-- CreateTable
CREATE TABLE "question_score" (
    "score_fact_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "question_score_pkey" PRIMARY KEY ("score_fact_id", "place"),
    CONSTRAINT "question_score_place" CHECK ("place" >= 1),
    CONSTRAINT "question_score_points" CHECK ("points" >= 0)
);

-- AddForeignKey
ALTER TABLE "question_score" ADD CONSTRAINT "question_score_score_fact_id_fkey" FOREIGN KEY ("score_fact_id") REFERENCES "score_fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
