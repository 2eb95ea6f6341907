/**
 * From a multipart request to documents: received as a stream, checked, kept, refused with a
 * reason.
 */
package com.lexintel.uploads;
