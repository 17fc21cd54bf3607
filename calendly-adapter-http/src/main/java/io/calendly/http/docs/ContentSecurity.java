package io.calendly.http.docs;

/** The content security policies of pages, instead of the one that lets a response load nothing. */
final class ContentSecurity {

    /** The policy of a page that has its style in itself and an icon. */
    static final String STATIC_PAGE = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The policy of Swagger UI, which loads files of this server only. */
    static final String SWAGGER_UI = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ContentSecurity() {}
}
