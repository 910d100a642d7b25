#!/usr/bin/env bash
# NumPy 1.24.2 (Debian bookworm): some draws of numpy.random.Generator leave their distribution, without an error or a
# warning, where an intermediate result overflows although parameters and true draws are ordinary doubles.
# triangular(0, 1e200, 2e200) gives -inf; f(1e155, 1e155) and wald(1.7e308, 1.7e308) give nan.
# Needs Debian 12 on amd64 with python3 3.11 and apt-get.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download python3-numpy=1:1.24.2-1+deb12u1 libblas3=3.11.0-2 \
  liblapack3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1
for package in *.deb; do
  dpkg -x "$package" root
done
libraries=$work/root/usr/lib/x86_64-linux-gnu
cat > seen.py <<'PY'
import warnings
import numpy
warnings.simplefilter("error")
print(numpy.__version__)
for name, parameters in [("triangular", (0, 1e200, 2e200)), ("f", (1e155, 1e155)), ("wald", (1.7e308, 1.7e308))]:
    draws = [getattr(numpy.random.Generator(numpy.random.PCG64(seed)), name)(*parameters) for seed in range(100)]
    print(name, sum(map(bool, ~numpy.isfinite(draws))), "of 100 not finite, the first", draws[0])
PY
PYTHONPATH=$work/root/usr/lib/python3/dist-packages \
  LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack python3 seen.py | tee seen.txt
cat > expected.txt <<'TXT'
1.24.2
triangular 100 of 100 not finite, the first -inf
f 100 of 100 not finite, the first nan
wald 100 of 100 not finite, the first nan
TXT
diff expected.txt seen.txt
