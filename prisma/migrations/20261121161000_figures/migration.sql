-- CreateTable
CREATE TABLE "figure" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_since" TIMESTAMPTZ(3),

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "figure_has_size" CHECK ("size" > 0 AND "width" > 0 AND "height" > 0)
);

-- CreateIndex
CREATE INDEX "figure_looked_at_idx" ON "figure"("looked_at");

-- CreateIndex
CREATE UNIQUE INDEX "figure_project_id_sha256_key" ON "figure"("project_id", "sha256");

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
