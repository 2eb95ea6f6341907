/** Puts passages into the order in which they answer a query. Knows no database. */
package com.lexintel.search.rank;
