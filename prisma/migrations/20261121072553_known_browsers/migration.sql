-- CreateTable
CREATE TABLE "known_browser" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_browser_pkey" PRIMARY KEY ("id")
);

-- Earlier versions made this table themselves; it holds counts of the last minutes only.
DROP TABLE IF EXISTS "rate_limit";

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "known_browser_person_id_idx" ON "known_browser"("person_id");

-- AddForeignKey
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
