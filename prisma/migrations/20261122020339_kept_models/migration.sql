-- CreateTable
CREATE TABLE "kept_model" (
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "experiment" TEXT NOT NULL,
    "settings" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "idle_since" TIMESTAMPTZ(3),

    CONSTRAINT "kept_model_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "kept_model_idle_since_idx" ON "kept_model"("idle_since");

-- CreateIndex
CREATE UNIQUE INDEX "kept_model_person_id_experiment_settings_key" ON "kept_model"("person_id", "experiment", "settings");

-- AddForeignKey
ALTER TABLE "kept_model" ADD CONSTRAINT "kept_model_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
