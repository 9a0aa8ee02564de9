-- CreateTable
CREATE TABLE "text_point" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "request_id" UUID NOT NULL,

    CONSTRAINT "text_point_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "text_point_request_id_key" ON "text_point"("request_id");

-- CreateIndex
CREATE INDEX "text_point_document_id_idx" ON "text_point"("document_id");

-- AddForeignKey
ALTER TABLE "text_point" ADD CONSTRAINT "text_point_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_point" ADD CONSTRAINT "text_point_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
