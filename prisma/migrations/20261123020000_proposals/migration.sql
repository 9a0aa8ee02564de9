-- CreateEnum
CREATE TYPE "proposal_verdict" AS ENUM ('changes requested', 'declined', 'accepted', 'removed');

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "author_id" UUID,
    "named" BOOLEAN NOT NULL,
    "slug" TEXT,
    "request_id" UUID NOT NULL,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_version" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "lecture" TEXT NOT NULL,
    "topics" TEXT[],
    "difficulty" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "written_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_decision" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" "proposal_verdict" NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "proposal_request_id_key" ON "proposal"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_offering_id_slug_key" ON "proposal"("offering_id", "slug");

-- CreateIndex
CREATE INDEX "proposal_author_id_idx" ON "proposal"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_version_proposal_id_number_key" ON "proposal_version"("proposal_id", "number");

-- CreateIndex
CREATE INDEX "proposal_decision_proposal_id_id_idx" ON "proposal_decision"("proposal_id", "id");

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_decision" ADD CONSTRAINT "proposal_decision_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_decision" ADD CONSTRAINT "proposal_decision_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
