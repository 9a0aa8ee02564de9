-- CreateTable
CREATE TABLE "question_post" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "step" INTEGER,
    "answer_to" UUID,
    "author_id" UUID NOT NULL,
    "by_staff" BOOLEAN NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_why" TEXT,
    "endorsed_at" TIMESTAMPTZ(3),
    "request_id" UUID NOT NULL,

    CONSTRAINT "question_post_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "question_post_step" CHECK ("step" >= 1),
    CONSTRAINT "question_post_hidden" CHECK (("hidden_at" IS NULL) = ("hidden_why" IS NULL)),
    CONSTRAINT "question_post_endorsed" CHECK ("endorsed_at" IS NULL OR "answer_to" IS NOT NULL)
);

-- CreateIndex
CREATE UNIQUE INDEX "question_post_request_id_key" ON "question_post"("request_id");

-- CreateIndex
CREATE INDEX "question_post_offering_id_question_idx" ON "question_post"("offering_id", "question");

-- CreateIndex
CREATE INDEX "question_post_answer_to_idx" ON "question_post"("answer_to");

-- CreateIndex
CREATE INDEX "question_post_author_id_idx" ON "question_post"("author_id");

-- AddForeignKey
ALTER TABLE "question_post" ADD CONSTRAINT "question_post_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_post" ADD CONSTRAINT "question_post_answer_to_fkey" FOREIGN KEY ("answer_to") REFERENCES "question_post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_post" ADD CONSTRAINT "question_post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
