/**
 * The uploaded file of a document: what is known of it, and the headers with which it leaves. It
 * leaves as an attachment named by its detected type, so that no browser runs it.
 */
package com.lexintel.documents.original;
