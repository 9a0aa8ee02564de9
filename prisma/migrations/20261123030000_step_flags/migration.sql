-- CreateTable
CREATE TABLE "step_flag" (
    "person_id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_flag_pkey" PRIMARY KEY ("person_id", "offering_id", "question", "step", "source"),
    CONSTRAINT "step_flag_step" CHECK ("step" >= 1)
);

-- CreateIndex
CREATE INDEX "step_flag_offering_id_question_step_source_idx" ON "step_flag"("offering_id", "question", "step", "source");

-- AddForeignKey
ALTER TABLE "step_flag" ADD CONSTRAINT "step_flag_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_flag" ADD CONSTRAINT "step_flag_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
