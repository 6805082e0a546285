@echo off
rem The airgap command of a desk, on Windows. Needs Java 21 or newer: JAVA_HOME, or java on the PATH.
rem AIRGAP_LANGUAGE=en or ja chooses the language; without it, it is that of the machine.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

set "VERSION="
for /f "tokens=3" %%v in ('"%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~v"
set "MAJOR=0"
if defined VERSION for /f "delims=.-+ tokens=1" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 21 (
    echo airgap: Java 21 or newer is needed; found: "%JAVA%" "%VERSION%". 1>&2
    echo airgap: Next: install one, or set JAVA_HOME to it, then run this again. 1>&2
    echo airgap: Java 21 以降が必要です。インストールするか、JAVA_HOME を設定して、もう一度実行してください。 1>&2
    exit /b 4
)

set "AIRGAP_JVM="
if defined AIRGAP_LANGUAGE set "AIRGAP_JVM=-Duser.language=%AIRGAP_LANGUAGE%"
"%JAVA%" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %AIRGAP_JVM% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "%~dp0..\lib\*" dev.airgap.cli.Desk %*
exit /b %ERRORLEVEL%
