-- Whether of the site's newest receipt only the slip is known, which was typed or scanned; its file may come later.
ALTER TABLE site ADD COLUMN receipt_is_slip boolean NOT NULL DEFAULT false;
