// The first test of Intake goes here.
