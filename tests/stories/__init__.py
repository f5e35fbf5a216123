"""Stories: what people do comes in over the wire, and the database and Slack are looked at afterwards."""
