/** Lists in pages, as every list of the API answers. */
package com.lexintel.paging;
