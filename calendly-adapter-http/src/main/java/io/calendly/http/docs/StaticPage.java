package io.calendly.http.docs;

import io.calendly.http.edge.ResponseHeaders;
import io.javalin.http.Context;

/** A page of text in the colors that the reader's system prefers, light or dark. It loads an icon only. */
final class StaticPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            <link rel="icon" type="image/png" href="/api/docs/favicon.png">
            <style>
            html { background: Canvas; }
            body { font-family: sans-serif; line-height: 1.5; max-width: 40em; margin: 0 auto; padding: 2em 1em;
                overflow-wrap: break-word; }
            ul { padding-left: 1.25em; }
            a { color: #1f6bc0; }
            @media (prefers-color-scheme: dark) { a { color: #8ab4f8; } }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            %2$s</body>
            </html>
            """;

    private StaticPage() {}

    /**
     * Responds with a page.
     *
     * @param title the title, as HTML
     * @param content the content below the title, as HTML
     */
    static void answer(Context ctx, String title, String content) {
        ctx.header(ResponseHeaders.CONTENT_SECURITY_POLICY, ContentSecurity.STATIC_PAGE);
        ctx.html(PAGE.formatted(title, content));
    }
}
