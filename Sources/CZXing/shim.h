// zxing-cpp speaks C++ only: what is in CBarcodes includes its headers, and this module says where they and the library are.
#pragma once
