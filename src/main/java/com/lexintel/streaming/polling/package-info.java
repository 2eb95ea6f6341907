/** Progress on asking, at once or when something changes. */
package com.lexintel.streaming.polling;
