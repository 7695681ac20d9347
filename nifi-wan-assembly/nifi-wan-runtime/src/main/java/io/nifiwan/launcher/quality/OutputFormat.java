package io.nifiwan.launcher.quality;

/** How check prints its results. */
enum OutputFormat {
    /** Aligned columns for a person. */
    TABLE,
    /** The same as a Markdown table. */
    MARKDOWN,
    /** One whole report a line. */
    JSONL,
    /** One clip a line with verdict, scores and all raw values that are compared with limits. */
    CSV
}
