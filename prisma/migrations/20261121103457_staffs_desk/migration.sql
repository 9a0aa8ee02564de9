-- CreateTable
CREATE TABLE "project_assignment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "assigned_by" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_conflict" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "why" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "project_assignment_project_id_idx" ON "project_assignment"("project_id");

-- CreateIndex
CREATE INDEX "project_assignment_person_id_idx" ON "project_assignment"("person_id");

-- CreateIndex
CREATE INDEX "project_conflict_project_id_idx" ON "project_conflict"("project_id");

-- AddForeignKey
ALTER TABLE "project_assignment" ADD CONSTRAINT "project_assignment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_assignment" ADD CONSTRAINT "project_assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_assignment" ADD CONSTRAINT "project_assignment_assigned_by_fkey" FOREIGN KEY ("assigned_by") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_conflict" ADD CONSTRAINT "project_conflict_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_conflict" ADD CONSTRAINT "project_conflict_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema cannot say
CREATE UNIQUE INDEX "project_assignment_one_open" ON "project_assignment" ("project_id") WHERE "to_at" IS NULL;
CREATE UNIQUE INDEX "project_conflict_one_open" ON "project_conflict" ("project_id", "person_id") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "project_assignment" ADD CONSTRAINT "project_assignment_interval" CHECK ("to_at" IS NULL OR "to_at" >= "from_at");
