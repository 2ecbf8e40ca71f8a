### What went wrong and what to do, where no other noun says it.
