-- CreateTable
CREATE TABLE "mock_midterm" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "mock_midterm_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mock_midterm_minutes" CHECK ("minutes" > 0),
    CONSTRAINT "mock_midterm_finished" CHECK ("finished_at" >= "begun_at")
);

-- CreateTable
CREATE TABLE "mock_answer" (
    "mock_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "late" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "marks" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "mock_answer_pkey" PRIMARY KEY ("mock_id","question"),
    CONSTRAINT "mock_answer_marks" CHECK ("marks" <@ ARRAY['', 'had', 'partly', 'missed'])
);

-- CreateTable
CREATE TABLE "mock_photo" (
    "id" UUID NOT NULL,
    "mock_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mock_photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mock_midterm_person_id_offering_id_begun_at_idx" ON "mock_midterm"("person_id", "offering_id", "begun_at");

-- CreateIndex
CREATE UNIQUE INDEX "mock_photo_mock_id_question_sha256_key" ON "mock_photo"("mock_id", "question", "sha256");

-- AddForeignKey
ALTER TABLE "mock_midterm" ADD CONSTRAINT "mock_midterm_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_midterm" ADD CONSTRAINT "mock_midterm_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_answer" ADD CONSTRAINT "mock_answer_mock_id_fkey" FOREIGN KEY ("mock_id") REFERENCES "mock_midterm"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_photo" ADD CONSTRAINT "mock_photo_mock_id_question_fkey" FOREIGN KEY ("mock_id", "question") REFERENCES "mock_answer"("mock_id", "question") ON DELETE CASCADE ON UPDATE CASCADE;
