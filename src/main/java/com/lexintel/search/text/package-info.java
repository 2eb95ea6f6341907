/** The words of a text and of a query, in the form in which they are compared. */
package com.lexintel.search.text;
