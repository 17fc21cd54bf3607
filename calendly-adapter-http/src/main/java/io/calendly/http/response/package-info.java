/** The toolkit for responses: replies, pages, JSON and problems. It knows no feature. */
package io.calendly.http.response;
