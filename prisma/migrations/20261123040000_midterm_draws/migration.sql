-- CreateTable
CREATE TABLE "midterm_draw" (
    "id" UUID NOT NULL,
    "offering_id" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "papers" JSONB NOT NULL,
    "weights" JSONB NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "drawn_by" UUID,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "midterm_draw_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "midterm_draw_request_id_key" ON "midterm_draw"("request_id");

-- CreateIndex
CREATE INDEX "midterm_draw_offering_id_drawn_at_idx" ON "midterm_draw"("offering_id", "drawn_at");

-- AddForeignKey
ALTER TABLE "midterm_draw" ADD CONSTRAINT "midterm_draw_offering_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "midterm_draw" ADD CONSTRAINT "midterm_draw_drawn_by_fkey" FOREIGN KEY ("drawn_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
