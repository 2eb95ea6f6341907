/** Documents over HTTP, and who may see which. */
package com.lexintel.documents.resource;
