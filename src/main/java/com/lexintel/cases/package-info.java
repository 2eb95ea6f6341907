/** Cases: what documents are uploaded to and watched by. */
package com.lexintel.cases;
