// Carriers: to a folder, a mail server, a webhook.
