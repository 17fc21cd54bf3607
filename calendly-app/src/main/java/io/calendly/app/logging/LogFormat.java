package io.calendly.app.logging;

/** The format of log lines. */
public enum LogFormat {
    /** For people. */
    PLAIN,
    /** For programs: one JSON object a line. */
    JSON
}
