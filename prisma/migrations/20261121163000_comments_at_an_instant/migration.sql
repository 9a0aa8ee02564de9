-- What is said at an instant of a presentation is a comment, by its name as well.
UPDATE "notification" SET "kind" = 'instant-comment' WHERE "kind" = 'remark';
UPDATE "mail_choice" SET "kind" = 'presentation' WHERE "kind" = 'remark';
UPDATE "mail_key" SET "kind" = 'presentation' WHERE "kind" = 'remark';
