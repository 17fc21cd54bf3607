/**
 * The toolkit for requests: decoding bodies, queries and paths, with everything that is wrong reported at once. It
 * knows no feature.
 */
package io.calendly.http.request;
