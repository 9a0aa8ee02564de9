-- A score is given with words to its person. What is only taken back says nothing.
ALTER TABLE "score_fact"
  ADD COLUMN "words" TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT "score_fact_words" CHECK (char_length("words") <= 5000 AND ("kind" <> 'cleared' OR "words" = ''));
